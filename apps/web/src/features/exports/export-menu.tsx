import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { exportLinks } from './export-links.js';
import classes from './export-menu.module.css';

/** The files that can be taken away from a project: plain links, which the browser saves. */
export function ExportMenu({ projectId }: { projectId: string }) {
  return (
    <Menu position="bottom-end" shadow="md" width={300}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={17} aria-hidden="true" />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportLinks(projectId).map(({ label, use, address }) => (
          <Menu.Item key={address} component="a" href={address} download>
            <span className={classes.label}>{label}</span>
            <span className={classes.use}>{use}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
