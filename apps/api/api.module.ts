import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CommandsModule } from '#rma/commands';
import { AccessGuard } from './access/access.guard.js';
import { Authentication } from './access/authentication.js';
import { Ownership } from './access/ownership.js';
import { CloudEvents } from './events/cloud-events.js';
import { EventFeed } from './events/event-feed.js';
import { EventsController } from './events/events.controller.js';
import { ShapesController } from './events/shapes.controller.js';
import { EvidenceReading } from './evidence/evidence-reading.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { FactoryClaimsController } from './factory-claims/factory-claims.controller.js';
import { FeedbackController } from './feedback/feedback.controller.js';
import { Commanding } from './http/commanding.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ValidationPipe } from './http/validation.js';
import { KeysController } from './keys/keys.controller.js';
import { OperationsController } from './operations/operations.controller.js';
import { OrderImport } from './orders/order-import.js';
import { OrderReading } from './orders/order-reading.js';
import { OrdersController } from './orders/orders.controller.js';
import { ParcelReading } from './parcels/parcel-reading.js';
import { ParcelsController } from './parcels/parcels.controller.js';
import { CaseList } from './rmas/case-list.js';
import { CaseReading } from './rmas/case-reading.js';
import { CourseController } from './rmas/course.controller.js';
import { RefundsController } from './rmas/refunds.controller.js';
import { RemediesController } from './rmas/remedies.controller.js';
import { RequestReturnController } from './rmas/request-return.controller.js';
import { RmaCommandsController } from './rmas/rma-commands.controller.js';
import { RmaQuestionsController } from './rmas/rma-questions.controller.js';
import { PersonalStreams } from './subjects/personal-streams.js';
import { TroubleshootingController } from './troubleshooting/troubleshooting.controller.js';
import { Subjects } from './subjects/subjects.js';
import { SubjectsController } from './subjects/subjects.controller.js';

/** The HTTP edge. The app around it provides the stores, the clock, the policies and the reactions, globally. */
@Module({
  imports: [CommandsModule],
  controllers: [
    OrdersController,
    RequestReturnController,
    RmaQuestionsController,
    RmaCommandsController,
    CourseController,
    RefundsController,
    RemediesController,
    EvidenceController,
    FactoryClaimsController,
    ParcelsController,
    FeedbackController,
    TroubleshootingController,
    EventsController,
    ShapesController,
    KeysController,
    SubjectsController,
    OperationsController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: ValidationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
    Authentication,
    Ownership,
    Commanding,
    OrderImport,
    OrderReading,
    CaseList,
    CaseReading,
    EvidenceReading,
    ParcelReading,
    CloudEvents,
    EventFeed,
    PersonalStreams,
    Subjects,
  ],
})
export class ApiModule {}
