import { Mode, colors, fontSize } from '../tokens';

/** Rows are told apart by a line, not by stripes, and are as low as a finger allows. */
export function tables(mode: Mode) {
  const color = colors[mode];
  const line = `1px solid ${color.border}`;
  return {
    MuiTableRow: {
      styleOverrides: {
        root: {
          '&:nth-of-type(odd)': { backgroundColor: 'transparent' },
          '&:last-child > td': { borderBottom: 'none' },
        },
        head: {
          '&:nth-of-type(odd)': { backgroundColor: 'transparent' },
        },
        hover: {
          '&:hover': { backgroundColor: color.hover, cursor: 'pointer' },
        },
      },
    },
    MuiTableCell: {
      styleOverrides: {
        root: {
          padding: '7px 12px',
          borderBottom: line,
          fontSize: fontSize[3],
          lineHeight: 1.4,
          wordBreak: 'normal',
          overflowWrap: 'anywhere',
          verticalAlign: 'middle',
          overflow: 'visible',
        },
        sizeSmall: { padding: '7px 12px' },
        head: {
          color: color.textSecondary,
          fontSize: fontSize[2],
          fontWeight: 500,
          lineHeight: 1.4,
          whiteSpace: 'nowrap',
        },
        footer: { borderBottom: 'none' },
      },
    },
    BackstageTableHeader: {
      styleOverrides: {
        header: {
          padding: '7px 12px',
          borderTop: line,
          borderBottom: line,
          color: color.textSecondary,
          fontSize: fontSize[2],
          fontWeight: 500,
          textTransform: 'none',
        },
      },
    },
    BackstageTableToolbar: {
      styleOverrides: {
        root: { minHeight: 48, padding: '8px 4px 8px 16px' },
        title: {
          '& > h6, & > h5': { fontSize: fontSize[4], fontWeight: 600 },
        },
        searchField: { paddingRight: 12, maxWidth: 260 },
      },
    },
    PluginCatalogTableToolbar: {
      styleOverrides: {
        root: { padding: '10px 16px' },
        text: { fontSize: fontSize[4], fontWeight: 600 },
      },
    },
    MuiTablePagination: {
      styleOverrides: {
        root: { color: color.textSecondary },
        toolbar: { minHeight: 40 },
        caption: { fontSize: fontSize[2] },
        select: { fontSize: fontSize[2] },
      },
    },
    MuiTableSortLabel: {
      styleOverrides: {
        root: {
          color: 'inherit',
          '&:hover': { color: color.text },
          '&:focus': { color: color.text },
          '&.Mui-active': { color: color.text, fontWeight: 600 },
        },
        icon: { fontSize: 14 },
      },
    },
    BackstageMetadataTableTitleCell: {
      styleOverrides: {
        root: { color: color.textSecondary, fontWeight: 500 },
      },
    },
  };
}
