import './cli/compile-cache.js';

// A static import would load the service before the compile cache is enabled.
await import('./cli/work.js');
