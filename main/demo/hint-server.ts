/** Whoever tells the world that something has changed on the drive. The app's own drive has nobody. */
export interface HintServer {
  /** Where to listen from `now` on, and until when (ms since 1970; null for good). */
  readonly subscribe: (now: number) => {
    readonly notificationUrl: string;
    readonly expiresAt: number | null;
  };
  /** Something has changed. */
  readonly changed: () => void;
}
