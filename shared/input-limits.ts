/** How long what people and other programs hand in may be, in characters: one bound for window, links and commands. */

/** The longest path, link or address that means something. */
export const TEXT_MAX = 8000;
/** Longer than any name that is allowed, so that the rule about length can speak for itself. */
export const NAME_MAX = 2000;
