import { IsString, Matches, MaxLength } from 'class-validator';
import { Env } from '../env.decorator.js';
import { IsHttpUrl } from '../checks/is-http-url.js';

/** How users of the service are written to. People who were found are never sent anything. */
export class MailSettings {
  // `smtps` is TLS from the first byte; `smtp` has to offer STARTTLS, except on this machine (RFC 8314, section 3).
  @Env(
    'SMTP_URL',
    'mail server: `smtps://user:password@mail.example` or `smtp://…`, which must offer STARTTLS unless it is on this machine; `?requireTLS=false` at the end allows one without',
    'no mail is sent; outside of production, links to reset a password are printed in the log',
  )
  @IsString()
  @MaxLength(1000)
  @Matches(/^smtps?:\/\/[^\s]+$/, { message: '$property must begin with smtp:// or smtps://' })
  smtpUrl?: string;

  @Env('MAIL_FROM', 'address that mails come from', '`githire@` and the host of `PUBLIC_URL`')
  @IsString()
  @MaxLength(320)
  @Matches(/^[^\s<>"@]+@[^\s<>"@]+$/, { message: '$property must be an e-mail address' })
  mailFrom?: string;

  @Env(
    'PUBLIC_URL',
    'where browsers reach the service, for links in mails; required where `SMTP_URL` is set and `NODE_ENV=production`',
    '`http://localhost` and the `PORT`',
  )
  @IsHttpUrl()
  publicUrl?: string;
}
