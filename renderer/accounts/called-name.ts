import type { AccountView } from '../../shared/account-view.ts';

/** What an account is called: by its person or server, or its address where nobody has told. */
export function calledName({ name, address }: AccountView): string {
  return name === '' ? address : name;
}
