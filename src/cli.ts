#!/usr/bin/env node
import './cli/compile-cache.js';
import 'reflect-metadata';

// A static import would load the commands before the compile cache is enabled.
const { runCommandLine } = await import('./cli/command-line.js');
await runCommandLine(process.argv.slice(2));
