/** What the offline model is called, here and by whoever asks it. */
export const MODEL = 'ratchet-offline-repair';
