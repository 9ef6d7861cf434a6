export * from './ChoiceMenu';
export * from './Choices';
export * from './FleetToggles';
export * from './TextFilter';
