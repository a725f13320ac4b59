import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Env } from '../env.decorator.js';
import { IsHttpUrl } from '../checks/is-http-url.js';

/** The language model, which is optional. */
export class ModelSettings {
  @Env('LLM_BASE_URL', 'root of an OpenAI-compatible service, e.g. `http://localhost:11434/v1`', 'no model is called')
  @IsHttpUrl()
  llmBaseUrl?: string;

  @Env('LLM_API_KEY', 'key for that service, if it requires one', 'no key is sent')
  @IsString()
  @MaxLength(1024)
  llmApiKey?: string;

  @Env('LLM_MODEL', 'name of the model; required where `LLM_BASE_URL` is set', 'no model is called')
  @IsString()
  @MaxLength(200)
  llmModel?: string;

  @Env(
    'LLM_TOKENS_PER_RUN',
    'maximum number of tokens that one run may use; remaining messages are drafted without the model',
  )
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  llmTokensPerRun: number = 150_000;
}
