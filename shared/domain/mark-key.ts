/**
 * Stands in the metadata of what an operation of ours created: an answer "there is already one"
 * counts as ours only where the object carries it (design, Sync 2).
 */
export const MARK_KEY = 'countertop_operation';
