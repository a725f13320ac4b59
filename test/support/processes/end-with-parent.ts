/** Loaded before a child's own code: the child ends when its parent has ended, in whatever way. */
if (process.channel) {
  process.once('disconnect', () => process.exit(1));
  // The channel must not keep a process alive that has nothing else to do.
  process.channel.unref();
}
