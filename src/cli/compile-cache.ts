import * as nodeModule from 'node:module';

/**
 * Node 22.8 and later can cache compiled code between starts, which makes a start a fifth faster. Without a writable
 * folder nothing happens.
 */
const { enableCompileCache } = nodeModule as { enableCompileCache?: () => unknown };
enableCompileCache?.();
