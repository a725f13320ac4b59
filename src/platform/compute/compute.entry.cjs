// Piscina loads the file of its threads by `require`. Node.js 20 aborts the whole process if a thread is ended while
// `require` loads an ES module ("v8::Module::IsGraphAsync"), as happens where a process stops soon after its start.
// `import` has no such fault.
module.exports = import('./compute.worker.js').then((worker) => worker.default);
