import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Allow } from '../access/allow.js';
import { DescribesAnswer } from '../http/described.js';
import { erasedAnswer, subjectAnswer, subjectPath } from '../schemas/administration.js';
import { Subjects } from './subjects.js';

type SubjectPath = z.infer<typeof subjectPath>;

/** What is kept about a person, and its end (design page 2.7). */
@ApiTags('Personal data')
@Controller('v1/subjects/:kind/:id')
export class SubjectsController {
  constructor(private readonly subjects: Subjects) {}

  @Get()
  @Allow()
  @DescribesAnswer('Everything personal that is kept about a person, with the events it stands in', subjectAnswer)
  export(@Param({ schema: subjectPath }) person: SubjectPath) {
    return this.subjects.export(person);
  }

  @Post('erase')
  @HttpCode(200)
  @Allow()
  @DescribesAnswer("Destroy a person's keys: amounts, dates and numbers stay, names and texts are gone for ever", erasedAnswer)
  erase(@Param({ schema: subjectPath }) person: SubjectPath) {
    return this.subjects.erase(person);
  }
}
