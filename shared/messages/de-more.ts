/** German that is fetched when something needs it: forms, questions, what is seldom said. */
import { banner } from './de-banner.ts';
import { connect } from './de-connect.ts';
import { find, findRefusal } from './de-find.ts';
import { form, name, picker, refusal } from './de-form.ts';
import { ask, details, keys, many, nothing, notification, story } from './de-moments.ts';
import { notices } from './de-notices.ts';
import type { MoreMessages } from './en-more.ts';

export const deMore: MoreMessages = {
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
