"""The part of GitHub's schema that the fake has: that of today, and that of an older server."""

from functools import cache

from graphql import GraphQLSchema, build_schema

NEW = "#new "
"""Lines that an older server does not have begin with this."""

LIST_ARGUMENTS = "first: Int, last: Int, after: String, before: String"
EVENT = "id: ID! createdAt: DateTime! actor: Actor"

SHARED_KINDS = "CLOSED_EVENT REOPENED_EVENT LABELED_EVENT UNLABELED_EVENT RENAMED_TITLE_EVENT"
SHARED_EVENTS = "ClosedEvent | ReopenedEvent | LabeledEvent | UnlabeledEvent | RenamedTitleEvent"

TEXT = f"""
scalar DateTime
interface Node {{ id: ID! }}
interface Actor {{ login: String! }}
type User implements Actor {{ login: String! }}
type PageInfo {{ hasNextPage: Boolean! endCursor: String }}
enum OrderDirection {{ ASC DESC }}
enum IssueOrderField {{ CREATED_AT UPDATED_AT COMMENTS }}
input IssueOrder {{ field: IssueOrderField! direction: OrderDirection! }}
input IssueFilters {{ since: DateTime }}
enum RepositoryOrderField {{ NAME PUSHED_AT }}
input RepositoryOrder {{ field: RepositoryOrderField! direction: OrderDirection! }}
enum RepositoryAffiliation {{ OWNER COLLABORATOR ORGANIZATION_MEMBER }}
enum ProjectV2OrderField {{ NUMBER UPDATED_AT }}
input ProjectV2Order {{ field: ProjectV2OrderField! direction: OrderDirection! }}
enum IssueStateReason {{ COMPLETED NOT_PLANNED DUPLICATE REOPENED }}
type Label {{ name: String! }}
type LabelConnection {{ totalCount: Int! pageInfo: PageInfo! nodes: [Label] }}
{NEW}type IssueType {{ name: String! }}

type ClosedEvent implements Node {{ {EVENT} stateReason: IssueStateReason }}
type ReopenedEvent implements Node {{ {EVENT} }}
type LabeledEvent implements Node {{ {EVENT} label: Label! }}
type UnlabeledEvent implements Node {{ {EVENT} label: Label! }}
type RenamedTitleEvent implements Node {{ {EVENT} previousTitle: String! currentTitle: String! }}
type MergedEvent implements Node {{ {EVENT} }}
type ConvertToDraftEvent implements Node {{ {EVENT} }}
type ReadyForReviewEvent implements Node {{ {EVENT} }}
type ReviewRequestedEvent implements Node {{ {EVENT} requestedReviewer: User }}
{NEW}type IssueTypeAddedEvent implements Node {{ {EVENT} issueType: IssueType }}
{NEW}type IssueTypeChangedEvent implements Node {{
{NEW}  {EVENT} issueType: IssueType prevIssueType: IssueType
{NEW}}}
{NEW}type IssueTypeRemovedEvent implements Node {{ {EVENT} issueType: IssueType }}
{NEW}type ParentIssueAddedEvent implements Node {{ {EVENT} parent: Issue }}
{NEW}type ParentIssueRemovedEvent implements Node {{ {EVENT} parent: Issue }}
{NEW}type RemovedFromProjectV2Event implements Node {{ {EVENT} project: ProjectV2 }}
{NEW}type ProjectV2ItemStatusChangedEvent implements Node {{
{NEW}  {EVENT} project: ProjectV2 previousStatus: String! status: String!
{NEW}}}
enum IssueTimelineItemsItemType {{
  {SHARED_KINDS} ASSIGNED_EVENT
{NEW}  ISSUE_TYPE_ADDED_EVENT ISSUE_TYPE_CHANGED_EVENT ISSUE_TYPE_REMOVED_EVENT
{NEW}  PARENT_ISSUE_ADDED_EVENT PARENT_ISSUE_REMOVED_EVENT
{NEW}  REMOVED_FROM_PROJECT_V2_EVENT PROJECT_V2_ITEM_STATUS_CHANGED_EVENT
}}
enum PullRequestTimelineItemsItemType {{
  {SHARED_KINDS} MERGED_EVENT CONVERT_TO_DRAFT_EVENT READY_FOR_REVIEW_EVENT REVIEW_REQUESTED_EVENT
{NEW}  REMOVED_FROM_PROJECT_V2_EVENT PROJECT_V2_ITEM_STATUS_CHANGED_EVENT
}}
union IssueTimelineItems = {SHARED_EVENTS}
{NEW}  | IssueTypeAddedEvent | IssueTypeChangedEvent | IssueTypeRemovedEvent
{NEW}  | ParentIssueAddedEvent | ParentIssueRemovedEvent
{NEW}  | RemovedFromProjectV2Event | ProjectV2ItemStatusChangedEvent
union PullRequestTimelineItems = {SHARED_EVENTS}
  | MergedEvent | ConvertToDraftEvent | ReadyForReviewEvent | ReviewRequestedEvent
{NEW}  | RemovedFromProjectV2Event | ProjectV2ItemStatusChangedEvent
type IssueTimelineItemsConnection {{
  totalCount: Int! pageInfo: PageInfo! nodes: [IssueTimelineItems]
}}
type PullRequestTimelineItemsConnection {{
  totalCount: Int! pageInfo: PageInfo! nodes: [PullRequestTimelineItems]
}}

type Issue implements Node {{
  id: ID! number: Int! title: String! createdAt: DateTime! updatedAt: DateTime! closedAt: DateTime
  author: Actor
  labels({LIST_ARGUMENTS}): LabelConnection
  repository: Repository!
{NEW}  issueType: IssueType
{NEW}  parent: Issue
  timelineItems(
    {LIST_ARGUMENTS}, itemTypes: [IssueTimelineItemsItemType!], since: DateTime
  ): IssueTimelineItemsConnection!
}}
type PullRequest implements Node {{
  id: ID! number: Int! title: String! createdAt: DateTime! updatedAt: DateTime! closedAt: DateTime
  mergedAt: DateTime isDraft: Boolean! author: Actor
  labels({LIST_ARGUMENTS}): LabelConnection
  repository: Repository!
  timelineItems(
    {LIST_ARGUMENTS}, itemTypes: [PullRequestTimelineItemsItemType!], since: DateTime
  ): PullRequestTimelineItemsConnection!
}}
type DraftIssue implements Node {{ id: ID! title: String! }}
union IssueOrPullRequest = Issue | PullRequest
type IssueConnection {{ totalCount: Int! pageInfo: PageInfo! nodes: [Issue] }}
type PullRequestConnection {{ totalCount: Int! pageInfo: PageInfo! nodes: [PullRequest] }}
type Repository implements Node {{
  id: ID! nameWithOwner: String!
  issues({LIST_ARGUMENTS}, orderBy: IssueOrder, filterBy: IssueFilters): IssueConnection!
  pullRequests({LIST_ARGUMENTS}, orderBy: IssueOrder): PullRequestConnection!
  issueOrPullRequest(number: Int!): IssueOrPullRequest
  labels({LIST_ARGUMENTS}): LabelConnection
}}
type RepositoryConnection {{ totalCount: Int! pageInfo: PageInfo! nodes: [Repository] }}

{NEW}enum ProjectV2ItemArchivedState {{ ARCHIVED NOT_ARCHIVED }}
enum ProjectV2ItemType {{ ISSUE PULL_REQUEST DRAFT_ISSUE REDACTED }}
type ProjectV2ItemFieldSingleSelectValue {{ name: String updatedAt: DateTime! }}
type ProjectV2ItemFieldNumberValue {{ number: Float updatedAt: DateTime! }}
union ProjectV2ItemFieldValue = ProjectV2ItemFieldSingleSelectValue | ProjectV2ItemFieldNumberValue
union ProjectV2ItemContent = Issue | PullRequest | DraftIssue
type ProjectV2Item implements Node {{
  id: ID! type: ProjectV2ItemType! createdAt: DateTime! updatedAt: DateTime! creator: Actor
  fieldValueByName(name: String!): ProjectV2ItemFieldValue
  content: ProjectV2ItemContent
}}
type ProjectV2ItemConnection {{ totalCount: Int! pageInfo: PageInfo! nodes: [ProjectV2Item] }}
type ProjectV2SingleSelectFieldOption {{ name: String! }}
type ProjectV2SingleSelectField {{ options: [ProjectV2SingleSelectFieldOption!]! }}
type ProjectV2Field {{ name: String! }}
union ProjectV2FieldConfiguration = ProjectV2SingleSelectField | ProjectV2Field
type ProjectV2 implements Node {{
  id: ID! number: Int! title: String!
  field(name: String!): ProjectV2FieldConfiguration
  items(
    {LIST_ARGUMENTS}
{NEW}    archivedStates: [ProjectV2ItemArchivedState!]
  ): ProjectV2ItemConnection!
}}
type ProjectV2Connection {{ totalCount: Int! pageInfo: PageInfo! nodes: [ProjectV2] }}
interface ProjectV2Owner {{ projectV2(number: Int!): ProjectV2 }}
interface RepositoryOwner {{
  login: String!
  repositories(
    {LIST_ARGUMENTS}, ownerAffiliations: [RepositoryAffiliation],
    affiliations: [RepositoryAffiliation], orderBy: RepositoryOrder
  ): RepositoryConnection!
}}
type Organization implements RepositoryOwner & ProjectV2Owner {{
  login: String!
  projectV2(number: Int!): ProjectV2
  projectsV2({LIST_ARGUMENTS}, orderBy: ProjectV2Order): ProjectV2Connection!
  repositories(
    {LIST_ARGUMENTS}, ownerAffiliations: [RepositoryAffiliation],
    affiliations: [RepositoryAffiliation], orderBy: RepositoryOrder
  ): RepositoryConnection!
}}
type OrganizationConnection {{ totalCount: Int! nodes: [Organization] }}
type Viewer {{
  repositories(
    {LIST_ARGUMENTS}, ownerAffiliations: [RepositoryAffiliation],
    affiliations: [RepositoryAffiliation], orderBy: RepositoryOrder
  ): RepositoryConnection!
  organizations({LIST_ARGUMENTS}): OrganizationConnection!
}}
type Query {{
  viewer: Viewer!
  node(id: ID!): Node
  nodes(ids: [ID!]!): [Node]!
  repository(owner: String!, name: String!): Repository
  repositoryOwner(login: String!): RepositoryOwner
}}
"""


@cache
def schema(*, is_old: bool = False) -> GraphQLSchema:
    """What the fake can be asked."""
    lines = [
        line.removeprefix(NEW)
        for line in TEXT.splitlines()
        if not (is_old and line.startswith(NEW))
    ]
    return build_schema("\n".join(lines))
