import { Body, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../auth/access.decorator.js';
import { type AuthenticatedUser, CurrentUser } from '../../auth/current-user.decorator.js';
import { ProtectedController } from '../../auth/protected-controller.decorator.js';
import { PageQuery } from '../../platform/http/input/pagination.dto.js';
import { UuidParameter } from '../../platform/http/input/uuid-parameter.js';
import { ApiProblems } from '../../platform/http/problems/api-problem.decorator.js';
import { PresetPage, PresetRequest, PresetView } from './preset.dto.js';
import { PresetsService } from './presets.service.js';

@ApiTags('presets')
@ProtectedController('presets')
export class PresetsController {
  constructor(private readonly presets: PresetsService) {}

  /** Lists the user's presets, by name. */
  @Get()
  @Access('projects:read')
  listPresets(@CurrentUser() { userId }: AuthenticatedUser, @Query() page: PageQuery): Promise<PresetPage> {
    return this.presets.list(userId, page);
  }

  /** Keeps settings under a name. */
  @Post()
  @Access('projects:write')
  @ApiProblems('preset_name_taken', 'too_many_presets')
  createPreset(@CurrentUser() { userId }: AuthenticatedUser, @Body() request: PresetRequest): Promise<PresetView> {
    return this.presets.create(userId, request);
  }

  /** Replaces a preset as a whole: what is absent is not part of it any more. */
  @Put(':presetId')
  @Access('projects:write')
  @ApiProblems('preset_name_taken')
  replacePreset(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Param('presetId', UuidParameter) presetId: string,
    @Body() request: PresetRequest,
  ): Promise<PresetView> {
    return this.presets.replace(userId, presetId, request);
  }

  /** Deletes a preset. */
  @Delete(':presetId')
  @Access('projects:write')
  @HttpCode(204)
  deletePreset(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Param('presetId', UuidParameter) presetId: string,
  ): Promise<void> {
    return this.presets.remove(userId, presetId);
  }
}
