/** English that is fetched when something needs it: forms, questions, what is seldom said. */
import { banner } from './en-banner.ts';
import { connect } from './en-connect.ts';
import { find, findRefusal } from './en-find.ts';
import { form, name, picker, refusal } from './en-form.ts';
import { ask, details, keys, many, nothing, notification, story } from './en-moments.ts';
import { notices } from './en-notices.ts';

export const enMore = {
  ask,
  banner,
  connect,
  keys,
  story,
  details,
  nothing,
  many,
  notification,
  notices,
  form,
  picker,
  find,
  findRefusal,
  name,
  refusal,
};

/** What every language must say besides. */
export type MoreMessages = typeof enMore;
