import './cli/compile-cache.js';

// A static import would load the service before the cache of compiled code is switched on.
await import('./cli/work.js');
