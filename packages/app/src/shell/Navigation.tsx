import {
  Link,
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
  useSidebarOpenState,
} from '@backstage/core-components';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { NavContentComponentProps } from '@backstage/plugin-app-react';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { RiMenuLine, RiSearchLine, RiSettings3Line } from '@remixicon/react';
import { Logo } from './Logo';
import styles from './Navigation.module.css';

/** The sidebar, ordered by how often people reach for a page. */
export function Navigation({ navItems }: NavContentComponentProps) {
  const nav = navItems.withComponent(({ icon, href, title }) => (
    <SidebarItem icon={() => icon} to={href} text={title} />
  ));
  nav.take('page:search');
  nav.take('page:notifications');
  const settings = nav.take('page:user-settings');

  return (
    <Sidebar>
      <HomeLink />
      <SidebarGroup
        label="Search"
        icon={<RiSearchLine aria-hidden />}
        to="/search"
      >
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<RiMenuLine aria-hidden />}>
        <SidebarScrollWrapper>
          {nav.take('page:vitals/home')}
          {nav.take('page:catalog')}
          {nav.take('page:api-docs')}
          {nav.take('page:scaffolder')}
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem />
      <SidebarGroup
        label="Settings"
        icon={<RiSettings3Line aria-hidden />}
        to="/settings"
      >
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}

function HomeLink() {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      className={styles.home}
      aria-label="Gantry, home"
    >
      <Logo withName={isOpen} />
    </Link>
  );
}
