-- Asks the node that runs it to stop. $1 id.
update recovery.verifications set stop = true where id = $1 and state = 'running';
