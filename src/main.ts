import './cli/compile-cache.js';

// A static import would load the service before the compile cache is enabled.
const { serve } = await import('./cli/serve.js');
await serve();
