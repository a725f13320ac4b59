import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { lockUser } from '../../auth/accounts/lock-user.js';
import { checkWeights } from '../../domain/ranking-weights.js';
import { Clock } from '../../platform/common/clock.js';
import { IdGenerator } from '../../platform/common/ids.js';
import { Problem } from '../../platform/common/problem.js';
import { CONNECTION } from '../../platform/database/connection.js';
import { Erasure } from '../../platform/database/erasure.js';
import { Transactions } from '../../platform/database/transactions.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { type PageQuery } from '../../platform/http/input/pagination.dto.js';
import { validationProblem } from '../../platform/http/input/validation.js';
import { type PresetPage, type PresetRequest, type PresetView } from './preset.dto.js';
import { Preset } from './preset.entity.js';

/** How many presets a user may have. Chosen by judgement: few enough to choose from a list. */
export const MAX_PRESETS = 100;

/** Longest settings as JSON, in characters. Criteria with 300 skills and their evidence have some 60,000. */
const LONGEST_SETTINGS = 100_000;

type PresetSettings = Omit<PresetView, 'presetId' | 'name' | 'createdAt' | 'updatedAt'>;

/** The presets of a user. Clients send their parts with later requests; a change of a preset changes no project. */
@Injectable()
export class PresetsService {
  constructor(
    @InjectRepository(Preset, CONNECTION) private readonly presets: Repository<Preset>,
    private readonly transactions: Transactions,
    private readonly erasure: Erasure,
    private readonly clock: Clock,
    private readonly ids: IdGenerator,
  ) {}

  /** One page of a user's presets, by name. */
  async list(userId: string, { limit, offset }: PageQuery): Promise<PresetPage> {
    const order = { name: 'ASC' } as const;
    const [rows, total] = await this.presets.findAndCount({ where: { userId }, order, skip: offset, take: limit });
    return { presets: rows.map(viewOf), total, limit, offset };
  }

  /** All presets of a user, for the export of the account. */
  async all(userId: string): Promise<PresetView[]> {
    return (await this.list(userId, { limit: MAX_PRESETS, offset: 0 })).presets;
  }

  /** @throws Problem `validation_failed`, `preset_name_taken`, `too_many_presets` */
  async create(userId: string, request: PresetRequest): Promise<PresetView> {
    const settingsJson = settingsOf(request);
    const now = this.clock.now().toISOString();
    const preset = {
      presetId: this.ids.next(),
      userId,
      name: request.name,
      settingsJson,
      createdAt: now,
      updatedAt: now,
    };
    await withFreeName(() =>
      this.transactions.run(async (manager) => {
        await lockUser(manager, userId);
        await manager.insert(Preset, preset);
        if ((await manager.countBy(Preset, { userId })) > MAX_PRESETS) {
          throw new Problem(
            'too_many_presets',
            `You have ${MAX_PRESETS} presets, and no more are allowed. Delete some.`,
          );
        }
      }),
    );
    return viewOf(preset);
  }

  /**
   * Replaces a preset as a whole.
   * @throws Problem `not_found`, `validation_failed`, `preset_name_taken`
   */
  async replace(userId: string, presetId: string, request: PresetRequest): Promise<PresetView> {
    const change = {
      name: request.name,
      settingsJson: settingsOf(request),
      updatedAt: this.clock.now().toISOString(),
    };
    await withFreeName(() => this.presets.update({ presetId, userId }, change));
    const preset = await this.presets.findOneBy({ presetId, userId });
    if (preset === null) throw noSuchPreset();
    this.erasure.due();
    return viewOf(preset);
  }

  /** @throws Problem `not_found` */
  async remove(userId: string, presetId: string): Promise<void> {
    const { affected } = await this.presets.delete({ presetId, userId });
    if (affected === 0) throw noSuchPreset();
    this.erasure.due();
  }
}

async function withFreeName(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw isUniqueViolation(error) ? new Problem('preset_name_taken', 'You have a preset with this name.') : error;
  }
}

function settingsOf({
  weights = null,
  channels = null,
  maxCandidates = null,
  filters = null,
  criteria = null,
}: PresetRequest): string {
  checkWeights(weights);
  const settings = JSON.stringify({ weights, channels, maxCandidates, filters, criteria } satisfies PresetSettings);
  if (settings.length > LONGEST_SETTINGS)
    throw validationProblem([{ field: 'criteria', message: 'criteria and the other settings are too long to keep' }]);
  return settings;
}

function viewOf({ presetId, name, settingsJson, createdAt, updatedAt }: Preset): PresetView {
  return { presetId, name, ...(JSON.parse(settingsJson) as PresetSettings), createdAt, updatedAt };
}

function noSuchPreset(): Problem {
  return new Problem('not_found', 'There is no such preset.');
}
