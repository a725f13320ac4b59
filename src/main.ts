import './prepare-process.js';

// Imported when the process is prepared for it, and not before, as a static import would be.
await import('./api-process.js');
