/** Target and secret of a channel are sealed for it alone: copied to another row they cannot be opened. */
export const sealPurpose = (channelId: string) => `channel ${channelId}`;
