import { BadRequestException, type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';

/** Refuses a body that no route reads: nothing that a caller says is ignored in silence. An empty object says nothing. */
@Injectable()
export class BodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { body } = context.switchToHttp().getRequest<{ readonly body?: unknown }>();
    if (!saysSomething(body) || takesBody(context)) return true;
    throw new BadRequestException([`the body says ${namesIn(body)}: this route takes none; leave it out`]);
  }
}

function saysSomething(body: unknown): body is object {
  return typeof body === 'object' && body !== null && Object.keys(body).length > 0;
}

function namesIn(body: object): string {
  if (Array.isArray(body)) return 'a list';
  return Object.keys(body)
    .map((name) => JSON.stringify(name))
    .join(', ');
}

/** The keys are those of the arguments of a handler: what it takes, and at which place. */
function takesBody(context: ExecutionContext): boolean {
  const args: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
  return typeof args === 'object' && args !== null && Object.keys(args).some((key) => key.startsWith(`${RouteParamtypes.BODY}:`));
}
