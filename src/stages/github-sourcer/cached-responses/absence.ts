/** Stored in place of a value if GitHub says that the value does not exist. */
interface Absence {
  absent: true;
  /**
   * The type that the id has instead, e.g. `Organization`; null if nothing has this id, for example because the account
   * was deleted.
   */
  otherType: string | null;
}

export function absence(otherType: string | null): Absence {
  return { absent: true, otherType };
}

/** Returns the stored value if it is an absence, else null. No response of GitHub has a field named `absent`. */
export function readAbsence(value: unknown): Absence | null {
  return typeof value === 'object' && value !== null && 'absent' in value ? (value as Absence) : null;
}
