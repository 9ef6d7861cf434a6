export * from './isConcealed';
export * from './LiveResource';
export * from './shareResource';
export * from './useCatalogEntities';
export * from './useEntityVitals';
export * from './useFleet';
export * from './useIdentity';
export * from './useResource';
