/** Kept in the place of a value: GitHub has said that there is none. */
interface Absence {
  absent: true;
  /** Of what type the id is instead, e.g. `Organization`; null where nothing has it: the account was deleted. */
  otherType: string | null;
}

export function absence(otherType: string | null): Absence {
  return { absent: true, otherType };
}

/** What was kept, where it is an absence. None of GitHub's answers has a field of that name. */
export function readAbsence(value: unknown): Absence | null {
  return typeof value === 'object' && value !== null && 'absent' in value ? (value as Absence) : null;
}
