import { IsUrl } from 'class-validator';

/** Accepts `http` and `https` addresses, also of a host without a top-level domain such as `localhost`. */
export function IsHttpUrl(): PropertyDecorator {
  return IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false });
}
