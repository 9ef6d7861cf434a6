import { AwsError } from '../../protocols/AwsError';

export function invalidNextToken(): AwsError {
  return new AwsError('InvalidNextToken', 'The next token is invalid.', {
    queryCode: 'InvalidNextToken',
  });
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message, {
    queryCode: 'ValidationError',
  });
}
