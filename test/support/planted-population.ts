import {
  emptyAccount,
  MINUTES_A_YEAR,
  type ProfileKind,
  type SampleUser,
} from '../../src/sample-github/population/model.js';
import { addOrganizations } from '../../src/sample-github/population/organizations.js';
import { addPlantedPeople } from '../../src/sample-github/population/planted-people.js';
import { type Population, SAMPLE_SEED } from '../../src/sample-github/population/population.js';
import { PopulationBuilder } from '../../src/sample-github/population/population-builder.js';

/** Organisations, the planted people of the sample, and a few ordinary people to compare them with. */
export class PlantedPopulation {
  readonly population: Population;

  constructor() {
    const builder = new PopulationBuilder();
    const shared = addOrganizations(builder, SAMPLE_SEED);
    const maintainer = builder.addUser(person(builder.users.length, 'sample-maintainer'));
    for (const library of [...shared.libraries.values()].flat())
      builder.addCommits(maintainer, library, 60, 2 * MINUTES_A_YEAR, 1_000);
    addPlantedPeople(builder, shared, SAMPLE_SEED);
    this.population = builder;
    this.addCreditedTwins(builder);
  }

  /** The login of the planted person of a kind and specialty. */
  login(kind: ProfileKind, specialty: string): string {
    return this.user(kind, specialty).login;
  }

  /** The login of somebody whose work is that of the uncredited person, with all commits credited. */
  creditedTwin(specialty: string): string {
    return `${this.login('uncredited', specialty)}-credited`;
  }

  private user(kind: ProfileKind, specialty: string): SampleUser {
    const found = this.population.users.find((user) => user.kind === kind && user.specialty === specialty);
    if (!found) throw new RangeError(`nobody is planted as ${kind} for ${specialty}`);
    return found;
  }

  private addCreditedTwins(builder: PopulationBuilder): void {
    for (const user of builder.users.filter(({ kind }) => kind === 'uncredited')) {
      const original = builder.repositories[user.repositories[0] ?? -1];
      if (!original) continue;
      const twin = builder.addUser({
        ...user,
        index: builder.users.length,
        kind: 'specialist',
        login: `${user.login}-credited`,
        repositories: [],
        contributions: [],
      });
      const { index: _index, owner: _owner, contributions: _contributions, pullRequests: _merges, ...rest } = original;
      const made = builder.addRepository(twin, { ...rest });
      builder.addCommits(twin, made, 180, made.createdAgo, made.pushedAgo);
    }
  }
}

function person(index: number, login: string): SampleUser {
  return { index, type: 'User', kind: 'specialist', login, ...emptyAccount(), createdAgo: 9 * MINUTES_A_YEAR };
}
