/** Names are compared in small letters and without spaces around them. */
export const normalUserName = (typed: string): string => typed.trim().normalize('NFC').toLowerCase();
