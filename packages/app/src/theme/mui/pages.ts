import { Mode, colors, fontSize, radius } from '../tokens';

/** The parts that core-components and the stock plugins bring along. */
export function pages(mode: Mode) {
  const color = colors[mode];
  const line = `1px solid ${color.border}`;
  return {
    BackstageHeader: {
      styleOverrides: {
        header: {
          minHeight: 48,
          padding: '10px 20px',
          borderBottom: line,
          backgroundColor: 'transparent',
          backgroundImage: 'none',
          boxShadow: 'none',
          '@media (max-width:600px)': { padding: '8px 16px' },
        },
        title: { color: color.text, fontSize: fontSize[6], fontWeight: 600 },
        subtitle: {
          marginTop: 2,
          color: color.textSecondary,
          fontSize: fontSize[3],
          opacity: 1,
        },
        type: {
          marginBottom: 2,
          color: color.textSecondary,
          fontSize: fontSize[2],
          opacity: 1,
          textTransform: 'none',
        },
        breadcrumb: { color: color.textSecondary },
        breadcrumbType: { opacity: 1 },
        rightItemsBox: { margin: 0 },
      },
    },
    BackstageHeaderLabel: {
      styleOverrides: {
        root: { textAlign: 'left' },
        label: {
          color: color.textSecondary,
          fontSize: fontSize[2],
          fontWeight: 400,
          letterSpacing: 0,
          textTransform: 'none',
          opacity: 1,
        },
        value: { color: color.text, fontSize: fontSize[3], opacity: 1 },
      },
    },
    BackstageHeaderTabs: {
      styleOverrides: {
        tabsWrapper: {
          paddingLeft: 12,
          borderBottom: line,
          backgroundColor: 'transparent',
        },
        defaultTab: {
          padding: '8px 12px',
          fontSize: fontSize[3],
          fontWeight: 500,
          textTransform: 'none',
          letterSpacing: 0,
          color: color.textSecondary,
        },
        selected: { color: color.text },
        tabRoot: {
          '&:hover': { backgroundColor: 'transparent', color: color.text },
        },
      },
    },
    BackstageContent: {
      styleOverrides: {
        root: {
          padding: '16px 20px 32px',
          '@media (min-width:600px)': { paddingLeft: 20, paddingRight: 20 },
        },
      },
    },
    BackstageContentHeader: {
      styleOverrides: {
        container: { marginBottom: 12 },
        title: { marginBottom: 0, fontSize: fontSize[6] },
      },
    },
    BackstageItemCardHeader: {
      styleOverrides: {
        root: {
          padding: '12px 16px 4px',
          backgroundImage: 'none',
          color: color.text,
          '& h3': {
            color: color.textSecondary,
            fontSize: fontSize[2],
            fontWeight: 400,
          },
          '& h4': { marginBottom: 0, fontSize: fontSize[4], fontWeight: 600 },
        },
      },
    },
    BackstageItemCardGrid: {
      styleOverrides: { root: { gap: 16 } },
    },
    BackstageInfoCard: {
      styleOverrides: {
        header: { padding: '12px 16px 8px' },
        headerTitle: { fontSize: fontSize[4], fontWeight: 600 },
        headerSubheader: { paddingTop: 2 },
        footer: { padding: '8px 16px' },
      },
    },
    BackstageBottomLink: {
      styleOverrides: { root: { padding: '8px 16px' } },
    },
    BackstageSelect: {
      styleOverrides: {
        label: {
          color: color.text,
          fontSize: fontSize[2],
          fontWeight: 500,
          transform: 'none',
        },
      },
    },
    BackstageSelectInputBase: {
      styleOverrides: {
        root: { 'label + &': { marginTop: 20 } },
        input: {
          padding: '8px 26px 8px 10px',
          border: `1px solid ${color.borderStrong}`,
          borderRadius: radius.medium,
          backgroundColor: color.surfaces[0],
          fontSize: fontSize[3],
          '&:focus': {
            borderRadius: radius.medium,
            backgroundColor: color.surfaces[0],
          },
        },
      },
    },
    CatalogReactUserListPicker: listPicker(mode),
    ScaffolderReactOwnerListPicker: listPicker(mode),
    // Its margins reach beyond the page where the page has none to spare.
    MuiGrid: {
      styleOverrides: {
        'spacing-xs-2': {
          '@media (max-width:599px)': { width: '100%', margin: 0 },
        },
      },
    },
    BackstageEmptyState: {
      styleOverrides: { root: { backgroundColor: 'transparent' } },
    },
    // Drawn for a light ground, and no help to anybody.
    BackstageEmptyStateImage: {
      styleOverrides: { generalImg: { display: 'none' } },
    },
    BackstageMarkdownContent: {
      styleOverrides: {
        markdown: {
          '& table': { border: line, borderCollapse: 'collapse' },
          '& tr': { borderTop: line },
          '& a': { color: color.accent },
        },
      },
    },
    ...graphs(mode),
    BackstageWarningPanel: {
      styleOverrides: {
        panel: {
          border: `1px solid ${color.status.warning.border}`,
          backgroundColor: color.status.warning.surface,
          color: color.text,
        },
        summaryText: { color: color.text, fontWeight: 600 },
        message: { backgroundColor: 'transparent', color: color.text },
        details: { color: color.text },
      },
    },
  };
}

/** Which list one looks at: all, one's own, the starred. */
function listPicker(mode: Mode) {
  const color = colors[mode];
  return {
    styleOverrides: {
      root: {
        border: `1px solid ${color.border}`,
        backgroundColor: color.surfaces[0],
      },
      title: {
        margin: '10px 0 0 12px',
        color: color.textSecondary,
        fontSize: fontSize[2],
        fontWeight: 500,
        textTransform: 'none',
      },
      groupWrapper: { margin: '4px 4px 8px', border: 'none' },
      menuItem: {
        minHeight: 32,
        padding: '2px 8px',
        borderRadius: radius.medium,
      },
      listIcon: { minWidth: 28, color: color.textSecondary },
    },
  };
}

/** Boxes with a line instead of blocks of colour; the subject of the graph is the filled one. */
function graphs(mode: Mode) {
  const color = colors[mode];
  return {
    PluginCatalogGraphCustomNode: {
      styleOverrides: {
        node: {
          fill: color.surfaces[1],
          stroke: color.borderStrong,
          '&.primary': { fill: color.surfaces[1], stroke: color.borderStrong },
          '&.secondary': { fill: color.accent, stroke: color.accent },
        },
        text: {
          fill: color.text,
          '&.primary': { fill: color.text },
          '&.secondary': { fill: color.onAccent },
          '&.focused': { fontWeight: 600 },
        },
      },
    },
    PluginCatalogGraphCustomLabel: {
      styleOverrides: {
        text: { fill: color.textSecondary },
        secondary: { fill: color.textSecondary },
      },
    },
    BackstageDependencyGraphEdge: {
      styleOverrides: {
        path: { stroke: color.borderStrong },
      },
    },
  };
}
