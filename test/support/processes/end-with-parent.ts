/** Loaded before a child's own code: a child whose parent is gone, however it went, goes too. */
if (process.channel) {
  process.once('disconnect', () => process.exit(1));
  // The channel alone must not keep a process that has nothing else to do.
  process.channel.unref();
}
