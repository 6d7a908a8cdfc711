/** What the arguments of the page's requests about accounts look like. */
import {
  boolean,
  check,
  maxLength,
  minLength,
  picklist,
  pipe,
  strictObject,
  string,
  tuple,
} from 'valibot';
import { CLOUD_KEYS, NEEDS, SIGN_IN_WAYS, isClientId } from '../../shared/account-view.ts';

const KEY_MAX = 512;
const ADDRESS_MAX = 8000;
const NAME_MAX = 200;
/** Longer than any header that a server takes. */
const TOKEN_MAX = 16_000;

const account = pipe(string(), minLength(1), maxLength(KEY_MAX));
const cloud = picklist(CLOUD_KEYS);
const way = picklist(SIGN_IN_WAYS);
/** A header of its own cannot be made of it, nor anything beside the token be said. */
const isTokenText = (text: string): boolean => /^[\x21-\x7e]*$/u.test(text.trim());

/** By request; each is the list of its arguments. */
export const accountArguments = {
  'accounts:signIn': tuple([strictObject({ cloud, way })]),
  'accounts:signInAgain': tuple([strictObject({ account, need: picklist(NEEDS), way })]),
  'accounts:addServer': tuple([
    strictObject({
      address: pipe(string(), maxLength(ADDRESS_MAX)),
      name: pipe(string(), maxLength(NAME_MAX)),
      token: pipe(string(), maxLength(TOKEN_MAX), check(isTokenText)),
    }),
  ]),
  'accounts:signOut': tuple([strictObject({ account, removesCopies: boolean() })]),
  'accounts:setClientId': tuple([
    strictObject({
      cloud,
      clientId: pipe(
        string(),
        check((text) => text.trim() === '' || isClientId(text)),
      ),
    }),
  ]),
  'accounts:openPortal': tuple([cloud]),
  'accounts:quota': tuple([account]),
} as const;
