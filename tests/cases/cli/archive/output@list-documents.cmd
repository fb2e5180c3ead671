list documents
