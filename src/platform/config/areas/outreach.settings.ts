import { IsString, MaxLength } from 'class-validator';
import { Env } from '../env.decorator.js';
import { IsHttpUrl } from '../checks/is-http-url.js';

/** Who writes to the people found, and where these can turn to. */
export class OutreachSettings {
  @Env('OUTREACH_SENDER_NAME', 'name that drafts are signed with', 'drafts are not signed')
  @IsString()
  @MaxLength(100)
  outreachSenderName?: string;

  @Env('OUTREACH_SENDER_COMPANY', 'company that drafts are signed with', 'no company is named')
  @IsString()
  @MaxLength(100)
  outreachSenderCompany?: string;

  @Env(
    'OUTREACH_OPT_OUT_URL',
    'page where a person can object to all further contact; every e-mail names it',
    'e-mails say "reply \'no\'"',
  )
  @IsHttpUrl()
  outreachOptOutUrl?: string;

  @Env(
    'OUTREACH_CONTACT',
    'address or page for questions about data protection, for the privacy notice (GDPR, article 14)',
    'the notice says that it is missing',
  )
  @IsString()
  @MaxLength(200)
  outreachContact?: string;
}
