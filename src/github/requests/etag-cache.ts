/** The newest answers with their ETags, bounded: the one that was used longest ago goes first. */
export class EtagCache<Value> {
  private readonly entries = new Map<string, { etag: string; value: Value }>();

  constructor(private readonly capacity: number) {}

  get(key: string): { etag: string; value: Value } | undefined {
    const entry = this.entries.get(key);
    if (entry) {
      this.entries.delete(key);
      this.entries.set(key, entry);
    }
    return entry;
  }

  set(key: string, etag: string, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, { etag, value });
    const oldest = this.entries.keys().next();
    if (this.entries.size > this.capacity && !oldest.done) this.entries.delete(oldest.value);
  }
}
