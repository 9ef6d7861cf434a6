export * from './isConcealed';
export * from './LiveResource';
export * from './shareResource';
export * from './useEntityVitals';
export * from './useFleet';
export * from './useResource';
