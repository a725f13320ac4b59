import './cli/compile-cache.js';

// A static import would load the service before the compile cache is enabled.
const { work } = await import('./cli/work.js');
await work();
