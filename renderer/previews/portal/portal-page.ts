/** What the portal's preview shows besides the brand: the settings that change what is seen. */
export interface PortalPage {
  readonly headline: string | null;
  readonly hasPrivacyLink: boolean;
  readonly hasTermsLink: boolean;
  /** The link back to the shop needs an address to lead to (facts 5.3). */
  readonly hasReturnLink: boolean;
  /** What a customer may do there. */
  readonly canSwitchPlan: boolean;
  readonly canCancel: boolean;
  readonly canChangeCard: boolean;
  readonly canEditDetails: boolean;
  readonly showsInvoices: boolean;
}
