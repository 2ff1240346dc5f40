import { SetMetadata } from '@nestjs/common';

export const tokensKey = 'tokens may call';

/** Whether an API token is enough. Without a word: for reads it is, for changes it is not. */
export const TokensMay = (may: boolean) => SetMetadata(tokensKey, may);
