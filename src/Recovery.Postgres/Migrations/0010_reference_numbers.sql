-- Numbers for the references of new cases, taken in blocks by each node. A block lost with its node leaves a gap; no number comes twice.

create sequence recovery.reference_numbers;
