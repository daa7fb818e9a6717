package org.leadnest.accounts.team;

import java.time.InstantSource;
import java.util.List;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.MemberJoined;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of what happened to a team: other modules by an event, its owners by the audit log. */
@Component
record TeamNews(ApplicationEventPublisher events, AuditLog audit, InstantSource clock) {
    void invited(Invitation invitation, Actor by) {
        audit.add(AuditNote.of(AuditAct.MEMBER_INVITED)
                .by(by.user())
                .about(invitation.email().masked())
                .with("role", invitation.role().name()));
    }

    void revoked(Invitation invitation) {
        audit.add(AuditNote.of(AuditAct.INVITATION_REVOKED)
                .about(invitation.email().masked()));
    }

    void joined(Invitation invitation, UserId user, boolean newcomer) {
        audit.add(AuditNote.of(AuditAct.MEMBER_JOINED)
                .by(user)
                .about(user)
                .with("role", invitation.role().name()));
        events.publishEvent(new MemberJoined(invitation.account(), user, newcomer, clock.instant()));
    }

    void entered(Actor there) {
        audit.add(AuditNote.of(AuditAct.SIGNED_IN).by(there.user()).with("with", "session of another account"));
    }

    void roleChanged(Member member, Role role, Actor by) {
        audit.add(AuditNote.of(AuditAct.ROLE_CHANGED)
                .by(by.user())
                .about(member.user())
                .changed("role", member.role().name(), role.name()));
    }

    void left(Actor leaver) {
        audit.add(AuditNote.of(AuditAct.MEMBER_LEFT)
                .by(leaver.user())
                .about(leaver.user())
                .with("role", leaver.role().name()));
    }

    void signedOut(Member member, Actor by) {
        audit.add(AuditNote.of(AuditAct.SESSIONS_ENDED).by(by.user()).about(member.user()));
    }

    void removed(Member member, List<UserId> heirs, Actor by) {
        audit.add(AuditNote.of(AuditAct.MEMBER_REMOVED)
                .by(by.user())
                .about(member.user())
                .with("role", member.role().name())
                .with(
                        "leads to",
                        heirs.isEmpty() ? "the pond" : heirs.size() == 1 ? "one member" : heirs.size() + " members"));
    }
}
