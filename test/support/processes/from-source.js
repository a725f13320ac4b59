/** Lets a process run TypeScript from source, compiled as Jest does (jest.config.js): no build stands between a change and its test. */
import { register } from 'node:module';

register('./source-loader.js', import.meta.url);
