export * from './AnnotationDefinition';
export * from './annotationDefinitions';
export * from './annotations';
export * from './checkAnnotations';
export * from './objectivesOf';
export * from './proposeAnnotations';
export * from './values';
