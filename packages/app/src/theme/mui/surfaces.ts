import { Mode, colors, fontSize, radius, shadow } from '../tokens';

const phone = '@media (max-width: 599px)';

/** Cards are flat with one line around them; only what floats casts a shadow. */
export function surfaces(mode: Mode) {
  const color = colors[mode];
  const line = `1px solid ${color.border}`;
  const flat = { boxShadow: 'none', border: line };
  const floating = {
    border: line,
    borderRadius: radius.large,
    boxShadow: shadow[mode],
  };
  return {
    MuiPaper: {
      styleOverrides: {
        root: { backgroundImage: 'none' },
        rounded: { borderRadius: radius.large },
        elevation1: flat,
        elevation2: flat,
        elevation3: flat,
      },
    },
    MuiPopover: { styleOverrides: { paper: floating } },
    MuiMenu: { styleOverrides: { paper: floating } },
    MuiAutocomplete: { styleOverrides: { paper: floating } },
    MuiDialog: { styleOverrides: { paper: floating } },
    MuiDialogTitle: { styleOverrides: { root: { padding: '16px 20px 8px' } } },
    MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px' } } },
    MuiDrawer: {
      styleOverrides: {
        paper: { boxShadow: shadow[mode] },
        // Stock drawers take half of the window, which is too little of a phone's.
        paperAnchorRight: { [phone]: { width: '100% !important' } },
      },
    },
    MuiBackdrop: {
      styleOverrides: {
        root: {
          '&:not([style*="opacity: 0"]):not(.MuiBackdrop-invisible)': {
            backgroundColor: 'rgb(8 14 20 / 55%)',
          },
        },
      },
    },
    MuiTooltip: {
      styleOverrides: {
        tooltip: {
          padding: '5px 8px',
          borderRadius: radius.medium,
          backgroundColor: mode === 'light' ? color.text : color.surfaces[3],
          color: mode === 'light' ? color.surfaces[0] : color.text,
          fontSize: fontSize[2],
          fontWeight: 400,
          lineHeight: 1.4,
        },
        arrow: {
          color: mode === 'light' ? color.text : color.surfaces[3],
        },
      },
    },
    MuiCard: {
      styleOverrides: { root: { display: 'flex', flexDirection: 'column' } },
    },
    MuiCardHeader: {
      styleOverrides: {
        root: { padding: '12px 16px' },
        title: { fontSize: fontSize[4], fontWeight: 600 },
        subheader: { fontSize: fontSize[3], color: color.textSecondary },
        action: { marginTop: -4, marginRight: -4 },
      },
    },
    MuiCardContent: {
      styleOverrides: {
        root: {
          flexGrow: 1,
          padding: '12px 16px',
          '&:last-child': { paddingBottom: 16 },
        },
      },
    },
    MuiCardActions: {
      styleOverrides: {
        root: { justifyContent: 'flex-end', padding: '8px 16px' },
      },
    },
    MuiDivider: {
      styleOverrides: { root: { backgroundColor: color.border } },
    },
    MuiAccordion: { styleOverrides: accordion(line) },
    MuiExpansionPanel: { styleOverrides: accordion(line) },
    MuiAccordionSummary: {
      styleOverrides: {
        // Columns of a summary stand below each other where there is no room beside.
        content: {
          [phone]: {
            '& > .MuiGrid-container': { rowGap: 8 },
            '& > .MuiGrid-container > .MuiGrid-item': {
              flexBasis: '100%',
              maxWidth: '100%',
              alignItems: 'flex-start',
            },
          },
        },
      },
    },
    MuiAlert: {
      styleOverrides: {
        root: { borderRadius: radius.medium, fontSize: fontSize[3] },
        standardError: notice(color.status.critical, color.text),
        standardWarning: notice(color.status.warning, color.text),
        standardInfo: notice(color.status.info, color.text),
        standardSuccess: notice(color.status.ok, color.text),
      },
    },
    MuiSnackbarContent: {
      styleOverrides: {
        root: {
          ...floating,
          backgroundColor: color.surfaces[0],
          color: color.text,
        },
      },
    },
    MuiLinearProgress: {
      styleOverrides: {
        root: { height: 2 },
        colorPrimary: { backgroundColor: color.surfaces[2] },
      },
    },
  };
}

function accordion(line: string) {
  return {
    root: {
      border: line,
      boxShadow: 'none',
      '&:before': { display: 'none' },
      '& + &': { borderTop: 'none' },
    },
  };
}

function notice(
  status: { foreground: string; surface: string; border: string },
  text: string,
) {
  return {
    border: `1px solid ${status.border}`,
    backgroundColor: status.surface,
    color: text,
    '& .MuiAlert-icon': { color: status.foreground },
  };
}
