import { PickType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsEmailAddress } from '../../auth/email-address.js';
import { MEMBER_ROLES, type MemberRole } from './project-member.entity.js';

/** With whom to share a project, and what they may do. */
export class ShareRequest {
  /**
   * The e-mail address of an account; case makes no difference.
   * @example "grace@mail.example"
   */
  @IsEmailAddress()
  email: string;

  /**
   * `reader`: reads everything. `editor`: also changes everything, but neither shares nor deletes the project.
   * @example editor
   */
  @IsIn(MEMBER_ROLES)
  role: MemberRole;
}

/** Whom to remove from a project. */
export class RemoveMemberRequest extends PickType(ShareRequest, ['email'] as const) {}

/** The owner of a project. */
export class OwnerView {
  userId: string;
  email: string;
  name: string | null;
}

/** A user with whom a project is shared. */
export class MemberView extends OwnerView {
  @IsIn(MEMBER_ROLES)
  role: MemberRole;
  addedAt: string;
}

/** Who may use a project. */
export class MembersView {
  owner: OwnerView;
  /** The others, in the order in which they were added. */
  members: MemberView[];
  total: number;
}

/** A project that somebody else shares with the user. */
export class MembershipView {
  projectId: string;
  projectName: string;
  ownerId: string;
  @IsIn(MEMBER_ROLES)
  role: MemberRole;
  addedAt: string;
}
