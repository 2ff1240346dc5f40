import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

/** Signs in or up, then goes on to where the reader was going. */
export function useEnter<T>(enter: (input: T) => Promise<void>, next: string | undefined) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: enter,
    onSuccess: async () => {
      // Nothing of an earlier session may show through.
      client.clear();
      await router.invalidate();
      await router.navigate({ href: next ?? '/', replace: true });
    },
  });
}
