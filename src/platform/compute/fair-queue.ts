/** A queue in which owners take turns: the oldest item of one owner, then the oldest of the next. */
export class FairQueue<Item> {
  /** Items by owner, in the order in which the owners are served next. */
  private readonly waiting = new Map<string, Item[]>();
  private count = 0;

  constructor(private readonly ownerOf: (item: Item) => string) {}

  get size(): number {
    return this.count;
  }

  push(item: Item): void {
    const owner = this.ownerOf(item);
    const items = this.waiting.get(owner);
    if (items === undefined) this.waiting.set(owner, [item]);
    else items.push(item);
    this.count += 1;
  }

  /** Returns the next item, or null if nothing waits. Its owner is served again after all others. */
  shift(): Item | null {
    const [next] = this.waiting;
    if (next === undefined) return null;
    const [owner, items] = next;
    const item = items.shift();
    this.waiting.delete(owner);
    if (items.length > 0) this.waiting.set(owner, items);
    this.count -= 1;
    return item ?? null;
  }

  remove(item: Item): void {
    const owner = this.ownerOf(item);
    const items = this.waiting.get(owner) ?? [];
    const index = items.indexOf(item);
    if (index < 0) return;
    items.splice(index, 1);
    if (items.length === 0) this.waiting.delete(owner);
    this.count -= 1;
  }
}
