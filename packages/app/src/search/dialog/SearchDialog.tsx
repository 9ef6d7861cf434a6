import { Dialog } from '@backstage/ui';

export function SearchDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog isOpen onOpenChange={onClose}>
      Search
    </Dialog>
  );
}
